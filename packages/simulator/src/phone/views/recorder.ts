import { sendFile } from '../api.ts';

const recordedTypes = ['audio/ogg;codecs=opus', 'audio/mp4'];

/** Formats WhatsApp takes; browsers that record only others get no microphone button. */
function findRecordedType(): string | undefined {
  if (typeof MediaRecorder === 'undefined' || !('mediaDevices' in navigator)) return undefined;
  return recordedTypes.find((type) => MediaRecorder.isTypeSupported(type));
}

export const canRecord = findRecordedType() !== undefined;

export interface Recording {
  send(): Promise<void>;
  discard(): void;
}

export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = findRecordedType() ?? '';
  const recorder = new MediaRecorder(stream, { mimeType });
  const chunks: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
  recorder.start();
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      recorder.addEventListener('stop', () => resolve(), { once: true });
      recorder.stop();
      for (const track of stream.getTracks()) track.stop();
    });
  return {
    async send() {
      await stop();
      const type = mimeType.startsWith('audio/ogg') ? 'audio/ogg; codecs=opus' : 'audio/mp4';
      await sendFile('audio', new Blob(chunks, { type }), { voice: true });
    },
    discard: () => void stop(),
  };
}
