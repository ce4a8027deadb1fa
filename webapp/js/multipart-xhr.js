import "./multipart-xhr.classic.js";

/**
 * See multipart-xhr.classic.js, which is the same for pages without modules.
 *
 * @type {{ new (): XMLHttpRequest & { multipart: boolean }, install(): void }}
 */
export const MultipartXMLHttpRequest =
  /** @type {any} */ (globalThis).MultipartXMLHttpRequest;

/** From here on, new XMLHttpRequest() makes a MultipartXMLHttpRequest. */
export const install = () => MultipartXMLHttpRequest.install();
