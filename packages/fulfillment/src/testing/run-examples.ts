// Runs the examples it is given in this process, each once the server of the one before listens; names each first.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { pathToFileURL } from 'node:url';
import { LISTENING_CHANNEL } from './free-port.ts';

for (const path of process.argv.slice(2)) {
  console.log(`running ${path}`);
  const listening = new Promise<void>((resolve) => {
    const handle = () => {
      unsubscribe(LISTENING_CHANNEL, handle);
      resolve();
    };
    subscribe(LISTENING_CHANNEL, handle);
  });
  await import(pathToFileURL(path).href);
  await listening;
}
