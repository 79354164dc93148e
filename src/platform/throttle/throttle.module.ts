import { Global, Module } from '@nestjs/common';
import { Throttles } from './throttles.js';

@Global()
@Module({ providers: [Throttles], exports: [Throttles] })
export class ThrottleModule {}
