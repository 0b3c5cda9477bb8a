/** Free-form messages may be sent until 24 h after the customer's last message, by Meta's clock. */
export const SERVICE_WINDOW_MS = 24 * 60 * 60 * 1000;

export function windowExpiresAt(lastInboundAtMs: number): number {
  return lastInboundAtMs + SERVICE_WINDOW_MS;
}

export function isWindowOpen(windowExpiresAt: Date | null, nowMs: number): boolean {
  return windowExpiresAt !== null && windowExpiresAt.getTime() > nowMs;
}
