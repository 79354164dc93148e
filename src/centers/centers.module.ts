import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Center, CenterProfile } from './center.entity.js';
import { CentersService } from './centers.service.js';
import { CentersStore } from './centers.store.js';
import { EveryCenter } from './every-center.service.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Center, CenterProfile])],
  providers: [CentersService, CentersStore, EveryCenter],
  exports: [CentersService, CentersStore, EveryCenter],
})
export class CentersModule {}
