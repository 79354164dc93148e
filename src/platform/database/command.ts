import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '../config/index.js';
import { mustAnswer } from './must-answer.js';

/**
 * The part of the service that a command needs. What the operator can put right is looked at before Nest is asked, which would
 * try for a while and then print stacks.
 */
export const startForCommand = async (module: Type): Promise<INestApplicationContext> => {
  await mustAnswer('DATABASE_URL', readConfig().databaseUrl);
  return NestFactory.createApplicationContext(module, { logger: ['fatal', 'error'] });
};
