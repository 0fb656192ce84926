import { describe, it } from 'vitest'
import { isRoleAddress } from '../../../src/kernel/role-address'

describe('isRoleAddress', () => {
  for (const address of [
    'abuse@example.org',
    'postmaster@example.org',
    'noreply@example.org',
    'no-reply@example.org',
    'security@example.org',
    'mailer-daemon@example.org',
    'hostmaster@example.org',
    'abuse+afterword@example.org',
    'news-request@example.org',
  ]) {
    it(`F8: knows ${address} for a function or a machine`, ({ expect }) => {
      expect(isRoleAddress(address)).toBe(true)
    })
  }

  for (const address of ['ada@example.org', 'info@example.org', 'abuser@example.org', 'ada@abuse.example']) {
    it(`F8: takes ${address} for somebody`, ({ expect }) => {
      expect(isRoleAddress(address)).toBe(false)
    })
  }
})
