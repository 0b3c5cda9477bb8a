let context: AudioContext | null = null;
let lastMs = 0;

const TONES = {
  message: [[660, 0, 0.09]],
  notification: [
    [784, 0, 0.1],
    [1047, 0.11, 0.16],
  ],
} as const;
const GAP_MS = 2500;

/** A short tone, made here: no file to load. Silent until the page was touched once, as browsers want it. */
export function playTone(kind: keyof typeof TONES): void {
  const nowMs = Date.now();
  if (nowMs - lastMs < GAP_MS || !('AudioContext' in globalThis)) return;
  lastMs = nowMs;
  context ??= new AudioContext();
  const audio = context;
  // Refused before the first touch of the page; then there is simply no sound.
  audio.resume().then(
    () => {
      for (const [frequency, after, length] of TONES[kind]) sound(audio, frequency, after, length);
    },
    () => undefined,
  );
}

function sound(audio: AudioContext, frequency: number, after: number, length: number): void {
  const start = audio.currentTime + after;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.16, start + 0.012);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + length);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + length + 0.02);
}
