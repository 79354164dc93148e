import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import type { RequestContext } from '../platform/graphql/index.js';

/** The signed-in person, in a resolver or a controller; the guard has made sure there is one. */
export const SignedInActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  if (context.getType<GqlContextType>() === 'graphql') return requestOf(context).signedIn;
  return context.switchToHttp().getRequest().actor;
});

/** The request a resolver works for, to load many things in one go. */
export const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext =>
  requestOf(context),
);

const requestOf = (context: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(context).getContext<{ request: RequestContext }>().request;
