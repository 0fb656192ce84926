/** A sentence with `{names}`, or its plural forms, chosen by `{count}`. */
export type Text = string | PluralText
export type PluralText = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>
