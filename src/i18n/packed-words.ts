// Takes the place of words.ts in what is uploaded (wrangler.toml, [alias]): docs/decisions/0018-what-stays-out-of-the-upload.md.
import packed from '../../dist/words.txt'
import type { Language } from './formatters'
import { type Spoken, unpackWords } from './pack'

export const ownWords = (language: Language): Spoken => unpackWords(packed, language)
