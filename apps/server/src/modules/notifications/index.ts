export { addNotifications } from './add-notifications.ts';
export { cleanNotifications } from './clean-notifications.ts';
export type { NewNotification, NotificationKind } from './notification.types.ts';
export type { NotificationPorts } from './read-notifications.ts';
