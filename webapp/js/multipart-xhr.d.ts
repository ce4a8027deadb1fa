/**
 * See multipart-xhr.classic.js, the same for pages without modules.
 *
 * @type {{ new (): XMLHttpRequest & { multipart: boolean }, install(): void }}
 */
export const MultipartXMLHttpRequest: {
    new (): XMLHttpRequest & {
        multipart: boolean;
    };
    install(): void;
};
export function install(): void;
