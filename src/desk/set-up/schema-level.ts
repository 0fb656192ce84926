/** The newest migration that this version needs in each database; test/arch/schema-level.test.ts holds it to the folders. */
export const SCHEMA_LEVEL = { main: '0043_notices.sql', search: '0004_erased_comments.sql' } as const
