export { WEB_PUSH, PushModule } from './push.module.js';
export { PushRefused, type WebPush } from './web-push.js';
