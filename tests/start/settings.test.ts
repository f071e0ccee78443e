// The environment becomes settings or one line to read; the demo is for this computer only.
import { describe, expect, it } from 'vitest';
import { Proxies } from '../../server/proxies.ts';
import { doubtsOf, readSettings } from '../../server/settings.ts';

const MESSAGE = { message: expect.stringMatching(/^[^\n]+$/) };

describe('settings', () => {
  it('have defaults for somebody who only wants to try', () => {
    expect(readSettings({}, [])).toEqual({
      port: 3000,
      host: '127.0.0.1',
      folder: './data',
      level: 'warn',
      dev: false,
      hooksTo: [],
      demo: true,
      publicUrl: null,
      proxies: Proxies.none,
      space: { newsroom: 10_000_000_000, person: 2_500_000_000 },
    });
  });

  it('are taken from the environment', () => {
    const environment = {
      PORT: '0',
      HOST: '::1',
      GALLEY_DATA: '/tmp/x',
      LOG_LEVEL: 'info',
      GALLEY_DEMO: 'on',
      GALLEY_HOOKS_TO: 'http://localhost:9000, https://cms.internal http://[::1]:81',
      GALLEY_PICTURES: '400',
    };
    expect(readSettings(environment, ['--dev'])).toEqual({
      port: 0,
      host: '::1',
      folder: '/tmp/x',
      level: 'info',
      dev: true,
      hooksTo: ['http://localhost:9000', 'https://cms.internal', 'http://[::1]:81'],
      demo: true,
      publicUrl: null,
      proxies: Proxies.none,
      space: { newsroom: 400_000_000, person: 100_000_000 },
    });
  });

  it.each(['-1', '65536', '3000x', '', ' 80', '1e3', '0x50'])('refuse the port “%s”', (PORT) => {
    expect(readSettings({ PORT }, [])).toEqual(MESSAGE);
  });

  it.each([
    'cms.internal',
    'http://cms.internal',
    'http://10.0.0.1',
    'https://cms.internal/',
    'https://cms.internal/path',
    'https://ann@cms.internal',
    'ftp://localhost',
    '*',
  ])('refuse hooks to “%s”, which is no origin that they may go to', (GALLEY_HOOKS_TO) => {
    expect(readSettings({ GALLEY_HOOKS_TO }, [])).toEqual(MESSAGE);
  });
  it.each(['-1', '1e3', '', 'lots', '1000001', ' 5'])(
    'refuse “%s” megabytes for pictures',
    (GALLEY_PICTURES) => {
      expect(readSettings({ GALLEY_PICTURES }, [])).toEqual(MESSAGE);
    },
  );

  it('refuse a log level that does not exist', () => {
    expect(readSettings({ LOG_LEVEL: 'loud' }, [])).toEqual(MESSAGE);
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])('let the demo run on %s', (HOST) => {
    expect(readSettings({ HOST }, [])).toMatchObject({ host: HOST, demo: true });
    expect(readSettings({ HOST, GALLEY_DEMO: 'off' }, [])).toMatchObject({ host: HOST, demo: false });
  });

  const OTHERS = [
    '0.0.0.0',
    '::',
    '192.168.1.20',
    '::ffff:10.0.0.1',
    'galley.example.org',
    'evil.localhost',
    '',
  ];

  it.each(OTHERS)('have no demo on “%s”, and want to know under which address people come', (HOST) => {
    expect(readSettings({ HOST }, [])).toEqual({
      message: expect.stringMatching(/^HOST[^\n]+PUBLIC_URL[^\n]+$/),
    });
    const PUBLIC_URL = 'https://galley.example.org';
    expect(readSettings({ HOST, PUBLIC_URL }, [])).toMatchObject({ demo: false });
    expect(readSettings({ HOST, PUBLIC_URL, GALLEY_DEMO: 'on' }, [])).toEqual(MESSAGE);
  });

  it('have no demo behind a proxy on this computer, which PUBLIC_URL says there is', () => {
    const PUBLIC_URL = 'https://galley.example.org';
    expect(readSettings({ PUBLIC_URL }, [])).toMatchObject({ demo: false, publicUrl: new URL(PUBLIC_URL) });
    expect(readSettings({ PUBLIC_URL, GALLEY_DEMO: 'on' }, [])).toEqual(MESSAGE);
  });

  it.each([
    'galley.example.org',
    'ftp://galley.example.org',
    'https://galley.example.org/galley',
    'https://galley.example.org?x',
    'https://galley.example.org/#x',
    'https://ann@galley.example.org',
    'https://',
  ])('refuse “%s” as what people type', (PUBLIC_URL) => {
    expect(readSettings({ PUBLIC_URL }, [])).toEqual({
      message: expect.stringMatching(/^PUBLIC_URL is [^\n]+$/),
    });
  });

  it.each(['yes', '', 'OFF', '0'])('refuse the demo “%s”, which could mean anything', (GALLEY_DEMO) => {
    expect(readSettings({ GALLEY_DEMO }, [])).toEqual(MESSAGE);
  });

  it.each([
    [{ PUBLIC_URL: 'http://galley.example.org' }, [/http:/]],
    [{ PUBLIC_URL: 'https://galley.example.org' }, [/TRUST_PROXY/]],
    [{ PUBLIC_URL: 'https://galley.example.org', TRUST_PROXY: '::1' }, []],
    [{ PUBLIC_URL: 'http://localhost:3000' }, []],
    [{}, []],
  ])('that are hardly meant are doubted in a line: %j', (environment, doubts) => {
    const settings = readSettings(environment, []);
    if ('message' in settings) throw new Error(settings.message);
    expect(doubtsOf(settings)).toEqual(doubts.map((doubt) => expect.stringMatching(doubt)));
  });

  it('know the proxies that are listed, and refuse what is no address', () => {
    const settings = readSettings({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8' }, []);
    expect('proxies' in settings && settings.proxies.has('10.9.8.7')).toBe(true);
    expect('proxies' in settings && settings.proxies.has('11.0.0.1')).toBe(false);
    expect(readSettings({ TRUST_PROXY: 'true' }, [])).toEqual({
      message: expect.stringMatching(/^TRUST_PROXY has “true”[^\n]+$/),
    });
  });
});
