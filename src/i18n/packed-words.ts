// Takes the place of words.ts in what is uploaded (wrangler.toml, [alias]): docs/decisions/0018-what-stays-out-of-the-upload.md.
import packed from '../../dist/words.txt'
import type { Language } from './formatters'
import { unpackWords } from './pack'
import type { Words } from './words'

export const ownWords = (language: Language): Words => unpackWords(packed, language)
