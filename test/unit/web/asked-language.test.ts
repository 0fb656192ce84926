import { Hono } from 'hono'
import { describe, it } from 'vitest'
import { askedLanguage } from '../../../src/web/asked-language'

const app = new Hono().get('*', (c) => c.json([askedLanguage(c), c.req.query('lang')]))

describe('the language an address asks for', () => {
  it('is what its query says, whatever else is in it', async ({ expect }) => {
    for (const [query, lang] of [
      ['', null],
      ['?lang=de', 'de'],
      ['?lang=', ''],
      ['?page=https%3A%2F%2Fa.example%2F%3Flang%3Dfr', null],
      ['?page=https://a.example/?lang=fr', null],
      ['?page=https%3A%2F%2Fa.example%2F&lang=pt%2DBR&x=1', 'pt-BR'],
      ['?slang=fr', null],
      ['?slang=fr&lang=uk&lang=de', 'uk'],
      ['#lang=de', null],
    ] as const) {
      const [asked, hono] = (await (await app.request(`/x${query}`)).json()) as [string?, string?]
      expect(asked ?? null, query).toBe(lang)
      expect(hono ?? null, query).toBe(lang)
    }
  })
})
