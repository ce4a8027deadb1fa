import "./multipart-xhr.classic.js";

/**
 * See multipart-xhr.classic.js, the same for pages without modules.
 *
 * @type {{ new (): XMLHttpRequest & { multipart: boolean }, install(): void }}
 */
export const MultipartXMLHttpRequest =
  /** @type {any} */ (globalThis).MultipartXMLHttpRequest;

/** Makes new XMLHttpRequest() return a MultipartXMLHttpRequest. */
export const install = () => MultipartXMLHttpRequest.install();
