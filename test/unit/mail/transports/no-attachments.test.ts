import { describe, it } from 'vitest'
import * as reading from '../../../../node_modules/nodemailer/dist/esm/addressparser/index.js'
import * as fetching from '../../../../node_modules/nodemailer/dist/esm/fetch/index.js'
import * as kinds from '../../../../node_modules/nodemailer/dist/esm/mime-funcs/mime-types.js'
import * as none from '../../../../src/mail/transports/no-attachments'

describe('what stands in for files that letters enclose', () => {
  it('has each name that the library asks for', ({ expect }) => {
    const asked = Object.keys(kinds).filter((name) => name.startsWith('detect'))
    expect(asked.toSorted()).toEqual(['detectExtension', 'detectMimeType'])
    expect(none).toMatchObject(Object.fromEntries(asked.map((name) => [name, expect.any(Function)])))
    for (const part of [fetching, reading]) expect(part.default).toBeTypeOf('function')
  })

  it('refuses to name a kind of file, and to fetch one', ({ expect }) => {
    for (const stand of Object.values(none)) expect(stand).toThrow('letters enclose no files')
  })
})
