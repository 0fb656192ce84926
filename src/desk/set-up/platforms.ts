import type { Site } from '../../sites/public'

/** A kind of site: where our code goes there, and how the page's own address is written. */
export interface Platform {
  readonly id: 'plain' | 'wordpress' | 'ghost' | 'hugo' | 'jekyll' | 'astro' | 'eleventy'
  readonly name: string
  /** Where the code goes, as a file or a place people find. */
  readonly place: string
  /** The page's address as that kind of site writes it; encoded for a query. */
  readonly page: string
}

export const PLATFORMS: readonly Platform[] = [
  { id: 'plain', name: 'HTML', place: 'index.html', page: 'PAGE_ADDRESS' },
  {
    id: 'wordpress',
    name: 'WordPress',
    place: 'wp-content/themes/YOUR-THEME/comments.php',
    page: '<?php echo rawurlencode(get_permalink()); ?>',
  },
  { id: 'ghost', name: 'Ghost', place: 'post.hbs', page: '{{url absolute="true"}}' },
  { id: 'hugo', name: 'Hugo', place: 'layouts/_default/single.html', page: '{{ .Permalink | urlquery }}' },
  {
    id: 'jekyll',
    name: 'Jekyll',
    place: '_layouts/post.html',
    page: '{{ page.url | absolute_url | url_encode }}',
  },
  {
    id: 'astro',
    name: 'Astro',
    place: 'src/layouts/Post.astro',
    page: '{encodeURIComponent(Astro.url.href)}',
  },
  {
    id: 'eleventy',
    name: 'Eleventy',
    place: '_includes/post.njk',
    page: '{{ ("https://YOUR-SITE" + page.url) | urlencode }}',
  },
]

/** The code of a thread for one kind of site, with a way for readers without scripts. */
export function threadCode(platform: Platform, site: Site, publicUrl: string, readWords: string): string {
  const thread = `${publicUrl}/${site.id}/thread?page=`
  // Astro takes attributes either as text or as an expression, never mixed.
  const href =
    platform.id === 'astro'
      ? `{\`${thread}\${encodeURIComponent(Astro.url.href)}\`}`
      : `"${thread}${platform.page}"`
  return `<script type="module" src="${publicUrl}/embed.js"></script>
<afterword-comments site="${site.id}"></afterword-comments>
<noscript><a href=${href}>${readWords}</a></noscript>
`
}
