import { Global, Module } from '@nestjs/common';
import { type Config, CONFIG } from '../config/index.js';
import { LocalStorage } from './local-storage.js';
import { Storage } from './storage.js';

/** The client of S3 is large: it is loaded only where it is used. */
const storageOf = async ({ storage }: Config): Promise<Storage> => {
  if (storage.bucket === undefined) return new LocalStorage(storage.directory);
  const { S3Storage } = await import('./s3-storage.js');
  return new S3Storage(storage);
};

@Global()
@Module({
  providers: [{ provide: Storage, inject: [CONFIG], useFactory: storageOf }],
  exports: [Storage],
})
export class StorageModule {}
