import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address-policy.ts';
import { EgressRefused } from './errors.ts';
import { parseEgressHeaders } from './headers.ts';
import { parseTarget } from './target.ts';

function reasonOf(run: () => unknown): string {
  try {
    run();
    return 'let out';
  } catch (error) {
    return error instanceof EgressRefused ? error.reason : String(error);
  }
}

describe('addresses', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::808:808',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::7f00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2606:4700::1%1',
    '4000::1',
    'text',
    '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '157.240.12.53',
    '172.15.0.1',
    '172.32.0.1',
    '::ffff:8.8.8.8',
    '2606:4700:4700::1111',
    '2a03:2880::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('a private address is private in its mapped spelling too', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
      }),
    );
  });
});

describe('URLs', () => {
  it.each([
    // one loopback, many spellings
    ['http://127.0.0.1/', 'ADDRESS'],
    ['http://127.1/', 'ADDRESS'],
    ['http://2130706433/', 'ADDRESS'],
    ['http://0x7f000001/', 'ADDRESS'],
    ['http://0x7f.0.0.1/', 'ADDRESS'],
    ['http://0177.0.0.1/', 'ADDRESS'],
    ['http://017700000001/', 'ADDRESS'],
    ['http://127.0.0.1./', 'ADDRESS'],
    ['http://%31%32%37.0.0.1/', 'ADDRESS'],
    ['http://①②⑦.⓪.⓪.①/', 'ADDRESS'],
    ['http://127。0。0。1/', 'ADDRESS'],
    ['http://[::1]/', 'ADDRESS'],
    ['http://[0:0:0:0:0:0:0:1]/', 'ADDRESS'],
    ['http://[::ffff:127.0.0.1]/', 'ADDRESS'],
    ['http://[::ffff:7f00:1]/', 'ADDRESS'],
    ['http://[::]/', 'ADDRESS'],
    ['http://0/', 'ADDRESS'],
    ['http://[64:ff9b::127.0.0.1]/', 'ADDRESS'],
    ['http://[2002:7f00:1::]/', 'ADDRESS'],
    ['http://localhost/', 'HOST'],
    ['http://LOCALHOST./', 'HOST'],
    ['http://a.localhost/', 'HOST'],
    // what clouds keep inside
    ['http://169.254.169.254/latest/meta-data/', 'ADDRESS'],
    ['http://2852039166/', 'ADDRESS'],
    ['http://[::ffff:a9fe:a9fe]/', 'ADDRESS'],
    ['http://[fd00:ec2::254]/', 'ADDRESS'],
    ['http://metadata.google.internal/', 'HOST'],
    ['http://metadata/', 'HOST'],
    ['http://printer.local/', 'HOST'],
    ['http://kubernetes.default.svc.cluster.local/', 'HOST'],
    // the rest
    ['ftp://shop.example/', 'SCHEME'],
    ['file:///etc/passwd', 'SCHEME'],
    ['gopher://shop.example/', 'SCHEME'],
    ['javascript:alert(1)', 'SCHEME'],
    ['http://user:pass@shop.example/', 'CREDENTIALS'],
    ['http://shop.example@127.0.0.1/', 'CREDENTIALS'],
    ['http://shop.example:22/', 'PORT'],
    ['http://shop.example:6379/', 'PORT'],
    ['shop.example', 'URL'],
    ['http://', 'URL'],
    ['http://[fe80::1%25eth0]/', 'URL'],
    ['http://256.256.256.256/', 'URL'],
    [`http://shop.example/${'a'.repeat(5000)}`, 'URL'],
  ])('%s is refused', (url, reason) => {
    expect(reasonOf(() => parseTarget(url))).toBe(reason);
  });

  it.each([
    [
      'https://shop.example/a?b=c#d',
      { origin: 'https://shop.example', path: '/a?b=c', hostname: 'shop.example', port: 443 },
    ],
    [
      'http://Shop.Example.:8080',
      { origin: 'http://shop.example:8080', path: '/', hostname: 'shop.example', port: 8080 },
    ],
    ['http://8.8.8.8/', { origin: 'http://8.8.8.8', hostname: '8.8.8.8', port: 80 }],
    ['https://[2606:4700::1]/', { origin: 'https://[2606:4700::1]', hostname: '2606:4700::1' }],
    ['https://ação.example/', { hostname: 'xn--ao-fiac.example' }],
  ])('%s may be called', (url, target) => {
    expect(parseTarget(url)).toMatchObject(
      url.includes('ação') ? { trusted: false } : { ...target, trusted: false },
    );
  });

  it.each([
    ['erp', 'http://erp/', true],
    ['erp:8080', 'http://erp:8080/', true],
    ['erp:8080', 'http://erp:8081/', false],
    ['10.0.0.5', 'http://10.0.0.5:3000/', true],
    ['10.0.0.5', 'http://0xa.5/', true],
    ['10.0.0.5', 'http://10.0.0.6/', false],
    ['[fd00::5]', 'http://[fd00:0::5]/', true],
    ['[fd00::5]:80', 'http://[fd00::5]/', true],
    ['erp.lan', 'http://x.erp.lan/', false],
    ['', 'http://localhost/', false],
  ])('with %j allowed, %s: %s', (allowed, url, letOut) => {
    expect(reasonOf(() => parseTarget(url, [allowed])) === 'let out').toBe(letOut);
  });
});

describe('headers', () => {
  it('go out lower-cased, with ours beside', () => {
    expect(parseEgressHeaders({ Authorization: 'Bearer x ', 'X-Shop': 'é' })).toEqual({
      'user-agent': 'Balcao/1',
      'accept-encoding': 'identity',
      authorization: 'Bearer x',
      'x-shop': 'é',
    });
  });

  it.each([
    ['Host', 'internal'],
    ['Content-Length', '5'],
    ['Transfer-Encoding', 'chunked'],
    ['X-Forwarded-For', '127.0.0.1'],
    ['Connection', 'close'],
    ['a b', 'x'],
    ['', 'x'],
    ['x', 'a\r\nHost: internal'],
    ['x', 'a\u0000'],
    ['x', '😀'],
    ['x', 'a'.repeat(9000)],
  ])('%j: %j is refused', (name, value) => {
    expect(reasonOf(() => parseEgressHeaders({ [name]: value }))).toBe('HEADER');
  });
});
