import { describe, it } from 'vitest'
import { meantAddress } from '../../../src/kernel/mistyped-email'

describe('an address that was mistyped', () => {
  it.for([
    ['ada@gmial.com', 'ada@gmail.com'],
    ['ada@gmal.com', 'ada@gmail.com'],
    ['ada@gmaill.com', 'ada@gmail.com'],
    ['ada@gmail.con', 'ada@gmail.com'],
    ['ada@gmail.co', 'ada@gmail.com'],
    ['Ada.L+news@HOTMIAL.com', 'Ada.L+news@hotmail.com'],
    ['ada@homtail.com', 'ada@hotmail.com'],
    ['ada@outlok.com', 'ada@outlook.com'],
    ['ada@yaho.com', 'ada@yahoo.com'],
    ['ada@t-onlin.de', 'ada@t-online.de'],
  ])('%s may mean %s', ([typed, meant], { expect }) => {
    expect(meantAddress(typed!)).toBe(meant)
  })

  it.for([
    'ada@gmail.com',
    'ada@mail.com',
    'ada@ymail.com',
    'ada@email.com',
    'ada@yahoo.de',
    'ada@hotmail.de',
    'ada@gmx.de',
    'ada@gmx.at',
    'ada@web.de',
    'ada@aol.com',
    'ada@example.org',
    'ada@gmlia.com',
    'ada@gmail.example.com',
    'ada@mygmail.com',
    'ada@g.com',
    'gmial.com@example.org',
    'no address',
    '',
  ])('%s is left alone', (address, { expect }) => {
    expect(meantAddress(address)).toBeUndefined()
  })

  it('every well-known host is one, however near to another', ({ expect }) => {
    for (const host of [
      'mail.com',
      'gmail.com',
      'ymail.com',
      'outlook.de',
      'outlook.fr',
      'yahoo.fr',
      'yahoo.es',
    ])
      expect(meantAddress(`a@${host}`)).toBeUndefined()
  })
})
