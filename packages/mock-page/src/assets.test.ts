import { describe, expect, it } from 'vitest';
import { PAGE_HEADERS, pageAsset } from './assets.js';

describe('the files of the control page', () => {
  it.each([
    ['', 'text/html'],
    ['/', 'text/html'],
    ['/page.js', 'text/javascript'],
    ['/page.css', 'text/css'],
    ['/icon.svg', 'image/svg+xml'],
  ])('include "%s"', async (path, type) => {
    const asset = await pageAsset(path);
    expect(asset?.contentType).toContain(type);
    expect(asset?.body.length).toBeGreaterThan(100);
  });

  it.each(['/state', '/../package.json', '/constructor', '/__proto__', '/page.js/', '//page.js'])(
    'do not include "%s"',
    async (path) => {
      expect(await pageAsset(path)).toBeUndefined();
    },
  );

  it('have no inline script or style in the HTML, which the content security policy would block', async () => {
    const html = (await pageAsset('/'))?.body ?? '';
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|https?:\/\//);
    expect(PAGE_HEADERS['content-security-policy']).not.toMatch(/unsafe|\*/);
  });
});
