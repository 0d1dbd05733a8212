import { chromium } from 'playwright-core';

/** Debian's Chromium, kept from calling home: every request outside would only fail here. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/**
 * A page at the desk's size that collects every complaint: console errors (a refused content security
 * policy is one), exceptions, and requests that leave the address it was served from.
 */
export const openPage = async (browser, address) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const complaints = [];
  const complain = (what) => complaints.push(`${decodeURIComponent(new URL(page.url()).hash)} ${what}`);
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`exception: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith('data:') && !url.startsWith('blob:')) {
      complain(`request outside: ${url}`);
    }
  });
  return { page, complaints };
};
