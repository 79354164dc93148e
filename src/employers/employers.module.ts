import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Contact } from './contact.entity.js';
import { ContactsResolver } from './contacts.resolver.js';
import { ContactsService } from './contacts.service.js';
import { ContactsStore } from './contacts.store.js';
import { Employer } from './employer.entity.js';
import { EmployerMergesService } from './employer-merges.service.js';
import { EmployerMergesStore } from './employer-merges.store.js';
import { EmployersResolver } from './employers.resolver.js';
import { EmployersService } from './employers.service.js';
import { EmployersStore } from './employers.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Contact, Employer])],
  providers: [
    ContactsResolver,
    ContactsService,
    ContactsStore,
    EmployerMergesService,
    EmployerMergesStore,
    EmployersResolver,
    EmployersService,
    EmployersStore,
  ],
  exports: [ContactsService, ContactsStore, EmployersService, EmployersStore],
})
export class EmployersModule {}
