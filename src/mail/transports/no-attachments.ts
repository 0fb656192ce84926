// Stands in for two parts of nodemailer (wrangler.toml, [alias]): its thousand kinds of files and its way of fetching what a letter would enclose
// by an address. Letters here are two texts, so neither is ever asked (docs/decisions/0018-what-stays-out-of-the-upload.md).

/** @throws always: a letter that names a file has no place here */
function refuse(): never {
  throw new Error('letters enclose no files')
}

/** The default stands in place of the fetching: what a letter says may never make the Worker ask an address (S-60). */
export { refuse as default, refuse as detectExtension, refuse as detectMimeType }
