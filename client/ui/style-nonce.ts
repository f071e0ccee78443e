// The server allows styles made in the page only with the nonce that it wrote into this very page.

export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** What keeps the page from scrolling behind a dialog (react-remove-scroll) looks for the nonce under this name. */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
