import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Center, CenterProfile } from './center.entity.js';
import { CentersService } from './centers.service.js';
import { CentersStore } from './centers.store.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Center, CenterProfile])],
  providers: [CentersService, CentersStore],
  exports: [CentersService, CentersStore],
})
export class CentersModule {}
