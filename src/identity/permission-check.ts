import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ALLOWED } from './allow.js';

/** Nest's marks of a query, mutation or subscription, and of a REST route. */
const DOORS = ['graphql:resolver_type', 'path'] as const;
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Refuses to start while any query, mutation or route names no permission. */
@Injectable()
export class PermissionCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.doorsWithoutPermission();
    if (open.length > 0)
      throw new Error(
        `Every query, mutation and route needs @Allow(...) or @AllowAnyone(). Missing on: ${open.join(', ')}.`,
      );
  }

  private doorsWithoutPermission(): string[] {
    return [...this.discovery.getProviders(), ...this.discovery.getControllers()].flatMap(({ instance }) =>
      instance && typeof instance === 'object' ? this.openDoorsOf(instance) : [],
    );
  }

  private openDoorsOf(instance: object): string[] {
    const prototype = Object.getPrototypeOf(instance);
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => isDoor(this.reflector, prototype[name]) && !this.reflector.get(ALLOWED, prototype[name]))
      .map((name) => `${instance.constructor.name}.${name}`);
  }
}

const isDoor = (reflector: Reflector, method: Function): boolean =>
  DOORS.some((mark) => {
    const value: unknown = reflector.get(mark, method);
    return mark === 'path' ? value !== undefined : ROOTS.has(String(value));
  });
