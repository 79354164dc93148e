import { Global, Module } from '@nestjs/common';
import { readConfig } from './config.js';
import { CONFIG } from './config.token.js';

@Global()
@Module({ providers: [{ provide: CONFIG, useFactory: () => readConfig() }], exports: [CONFIG] })
export class ConfigModule {}
