import { type Context, type Emitter, evalToken, ForTag, type Template } from 'liquidjs';
import { Missing } from './missing.js';

/** `for` over a list; a list that is missing is reported in its place instead of passed over in silence. */
export class EachTag extends ForTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void | string, Template[]> {
    const list: unknown = yield evalToken(this.collection, context);
    if (list instanceof Missing && this.elseTemplates.length === 0) emitter.write(list.shown());
    else yield* super.render(context, emitter);
  }
}
