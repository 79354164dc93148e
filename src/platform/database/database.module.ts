import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Config, CONFIG } from '../config/index.js';
import { UnsafeDatabase } from './catalogue.js';
import { connectIfSafe } from './catalogue-at-boot.js';
import { Database } from './database.js';
import { dataSourceOptions } from './data-source.js';
import { HotReads } from './hot-reads.js';

/** Four shared connections answered as many short reads as twenty of their own. */
const HOT_READ_CONNECTIONS = 4;

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config.databaseUrl, config.databasePoolSize),
        autoLoadEntities: true,
        retryAttempts: 3,
        toRetry: (error: unknown) => !(error instanceof UnsafeDatabase),
      }),
      dataSourceFactory: connectIfSafe,
    }),
  ],
  providers: [
    Database,
    {
      provide: HotReads,
      inject: [CONFIG],
      useFactory: (config: Config) => new HotReads(config.databaseUrl, HOT_READ_CONNECTIONS),
    },
  ],
  exports: [Database],
})
export class DatabaseModule {}
