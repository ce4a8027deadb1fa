// Code of a TypeScript user of the library: the code compiles, and its mistakes do not.
import {
  Comet,
  CometError,
  Part,
  comet,
  type CometOptions,
  type CometState,
} from "../../../webapp/js/comet.js";
import { MultipartXMLHttpRequest, install } from "../../../webapp/js/multipart-xhr.js";
import type { CometLobby, StartDetail } from "../../../webapp/js/comet-lobby.js";
import lobby, { Lobby, Refusal, join, type RoomHandle } from "../../../webapp/js/lobby.js";

export async function play(name: string): Promise<RoomHandle> {
  const room = await join("reversi", { name, size: 2, countdownSeconds: 3 });
  room.on("start", ({ ticket, seats, problem }) => {
    const proof: string | undefined = ticket;
    console.log(proof, seats[0].name, problem);
  });
  const off = room.on("message", ({ type, data, scheduled }) => console.log(type, data, scheduled));
  room.on("left", ({ reason }) => {
    // @ts-expect-error: there is no such reason
    if (reason === "bored") off();
  });
  // @ts-expect-error: there is no such event
  room.on("begin", () => {});
  const stop = room.countdown((seconds) => seconds === undefined && stop());
  await room.ready();
  await room.send("draw", { round: 1 }, { after: { from: 1000, to: 5000 } });
  if (room.isHost && room.state === "open") await room.kick(room.seats[1].playerId, { ban: true });
  return room;
}

export async function elsewhere(element: CometLobby): Promise<number | undefined> {
  element.addEventListener("start", (event) => {
    const { ticket, room }: StartDetail = (event as CustomEvent<StartDetail>).detail;
    console.log(ticket, room.clock.now());
  });
  try {
    await new Lobby("https://lobby.example/").join("go", { code: "K7QX2M", as: "spectator" });
    await lobby.join("go", { create: { title: "Ours" } });
  } catch (e) {
    if (e instanceof Refusal) return e.status;
  }
  // @ts-expect-error: a size is a number
  await lobby.join("go", { size: "2" });
  return undefined;
}

export async function loop(signal: AbortSignal): Promise<string[]> {
  const options: CometOptions = { signal, shared: true, backoff: (attempt) => attempt * 1000 };
  const seen: string[] = [];
  try {
    for await (const part of comet(new URL("https://example.org/stream"), options)) {
      const body: Uint8Array = part.bytes();
      if (!part.recovered) seen.length = 0;
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
