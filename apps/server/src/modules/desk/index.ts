export { createDesk, type Desk } from './desk.ts';
export { readDeskSettings } from './read-desk-settings.ts';
export { renameVipTag } from './rename-vip-tag.ts';
