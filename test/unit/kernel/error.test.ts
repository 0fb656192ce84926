import { describe, it } from 'vitest'
import { AppError, defineErrors } from '../../../src/kernel/error'

const refuse = defineErrors('tests', { closed: 409, gone: 410 })

describe('a refusal', () => {
  it('carries the code, the status and what the sentence needs', ({ expect }) => {
    const error = refuse('closed', { params: { page: 'x' } })
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'tests/closed', status: 409, details: { params: { page: 'x' } } })
  })

  it('keeps its cause for the log', ({ expect }) => {
    const cause = new Error('why')
    expect(refuse('gone', {}, { cause }).cause).toBe(cause)
  })

  it('lists its codes for the tests of words and docs', ({ expect }) => {
    expect(refuse.codes).toEqual(['tests/closed', 'tests/gone'])
  })
})
