/** The name of a webhook without the slashes around it: `/pedidos/` and `pedidos` are one, `/` is the root `''`. */
export function trimWebhook(path: string): string {
  let start = 0;
  let end = path.length;
  while (path[start] === '/') start += 1;
  while (end > start && path[end - 1] === '/') end -= 1;
  return path.slice(start, end);
}

/** The webhook a URL asks for; query string and fragment are no part of it. */
export function webhookOfUrl(url: string): string {
  const pathname = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  try {
    return trimWebhook(decodeURIComponent(pathname));
  } catch {
    // A stray % is a character like any other: no webhook has this name, and the answer says so.
    return trimWebhook(pathname);
  }
}
