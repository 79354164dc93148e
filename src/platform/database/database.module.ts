import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Config, CONFIG } from '../config/index.js';
import { UnsafeDatabase } from './catalogue.js';
import { connectIfSafe } from './catalogue-at-boot.js';
import { Database } from './database.js';
import { dataSourceOptions } from './data-source.js';
import { HotReads } from './hot-reads.js';

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
      useFactory: (config: Config) => new HotReads(config.databaseUrl, config.hotReadConnections),
    },
  ],
  exports: [Database],
})
export class DatabaseModule {}
