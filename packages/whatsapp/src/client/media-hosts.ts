const MEDIA_DOMAINS = ['fbsbx.com', 'facebook.com', 'whatsapp.net'] as const;

/**
 * Whether the access token may be shown to this address: the Graph API itself or a media host of Meta.
 * Addresses come from webhooks, and whoever knows an app secret can write any address into one.
 */
export const mayReceiveToken = (url: URL, graphOrigin: string): boolean => {
  if (url.origin === graphOrigin) return url.username === '' && url.password === '';
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return false;
  return MEDIA_DOMAINS.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
};
