// What scripts write into a file that people write: each part stands between two comments, <!-- NAME --> and <!-- /NAME -->,
// in PHP on lines of their own after //.

/** The page with another content in its part of this name. */
export function put(page, name, content) {
  const part = new RegExp(`(<!-- ${name} -->\n)[^]*?([ \t]*(?:// )?<!-- /${name} -->)`);
  if (!part.test(page)) throw new Error(`the page has no part ${name}`);
  return page.replace(part, (_, begin, end) => `${begin}${content}\n${end}`);
}
