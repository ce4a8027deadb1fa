import "./multipart-xhr.classic.js";

/** See multipart-xhr.classic.js, which is the same for pages without modules. */
export const { MultipartXMLHttpRequest } = /** @type {any} */ (globalThis);

/** From here on, new XMLHttpRequest() makes one of these. */
export const install = () => MultipartXMLHttpRequest.install();
