export function ChannelPage() {
  return null;
}
export function NewChannelPage() {
  return null;
}
