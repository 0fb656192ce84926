/** What an isolate remembers of a site's rules stands under this, besides the site's own tag. */
export const rulesTag = (siteId: string): string => `rules:${siteId}`
