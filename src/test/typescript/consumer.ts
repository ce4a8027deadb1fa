// What a TypeScript user of the library writes: it compiles, and its mistakes do not.
import {
  Comet,
  CometError,
  Part,
  comet,
  type CometOptions,
  type CometState,
} from "../../../webapp/js/comet.js";
import { MultipartXMLHttpRequest, install } from "../../../webapp/js/multipart-xhr.js";

export async function loop(signal: AbortSignal): Promise<string[]> {
  const options: CometOptions = { signal, shared: true, backoff: (attempt) => attempt * 1000 };
  const seen: string[] = [];
  try {
    for await (const part of comet(new URL("https://example.org/stream"), options)) {
      const body: Uint8Array = part.bytes();
      seen.push(part.event, part.id, part.type, part.text(), String(body.length));
      // @ts-expect-error: a part's text is a string
      const wrong: number = part.text();
    }
  } catch (e) {
    if (e instanceof CometError && e.status === 404) seen.push(e.problem.detail);
  }
  return seen;
}

export function listen(url: string, show: (state: CometState) => void): Comet {
  const stream = comet(url, { headers: { Authorization: "Bearer x" }, credentials: "include" });
  stream.addEventListener("joined", ({ data, lastEventId }) => {
    const part: Part = data;
    console.log(lastEventId, part.json().name);
  });
  stream.addEventListener("statechange", () => show(stream.state));
  // @ts-expect-error: there is no such option
  comet(url, { share: true });
  // @ts-expect-error: there is no such state
  show("closing");
  return stream;
}

export function original(): void {
  install();
  const request = new MultipartXMLHttpRequest();
  request.multipart = true;
  request.onload = () => console.log(request.responseText);
  request.open("GET", "/comet_wait", true);
  request.send(null);
}
