import { h } from '../dom.ts';

const groups = [
  '😀 😁 😂 🤣 😊 😇 🙂 🙃 😉 😌 😍 🥰 😘 😋 😛 😜 🤪 🤗 🤔 🤨 😐 😏 😒 🙄 😬 😴 😷 🤒 🥳 😎 🤓 😕 🙁 😮 😯 😲 🥺 😢 😭 😤 😠 😡 🤬 😱 😅 😓',
  '👍 👎 👌 ✌️ 🤞 👏 🙌 🙏 💪 👋 🤝 👉 👈 👆 👇 ✋ 🤙 ✍️ 💁 🙋 🤷 🤦 👀 🧠',
  '❤️ 🧡 💛 💚 💙 💜 🖤 💔 💕 💯 ✨ ⭐ 🔥 🎉 🎁 🎂 🏆 ✅ ❌ ⚠️ ❓ ❗ 💡 ⏰',
  '🍕 🍔 🍟 🥗 🍰 🍫 ☕ 🍺 🍷 🥤 🍎 🍌 🥑 🌮 🛒 📦 🚚 🏠 🏢 🚗 ✈️ 🚲 🚌 📍 🌧️ ☀️ 🌙 🐶 🐱 🌻 💰 💳 🧾 📄 📷 📱 💻 🔑 🔧 📅',
].map((group) => group.split(' '));

export function createEmojiPicker(pick: (emoji: string) => void): HTMLElement {
  return h(
    'div',
    { class: 'emoji' },
    groups.map((group) =>
      h(
        'div',
        { class: 'emoji-group' },
        group.map((emoji) => h('button', { type: 'button', onclick: () => pick(emoji) }, emoji)),
      ),
    ),
  );
}
