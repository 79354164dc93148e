import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Employer } from './employer.entity.js';
import { EmployersResolver } from './employers.resolver.js';
import { EmployersService } from './employers.service.js';
import { EmployersStore } from './employers.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Employer])],
  providers: [EmployersResolver, EmployersService, EmployersStore],
  exports: [EmployersService, EmployersStore],
})
export class EmployersModule {}
