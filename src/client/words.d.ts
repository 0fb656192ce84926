/** Words of the locale files: the build puts those of one language in (build.mjs). */
declare function word(key: string): string
