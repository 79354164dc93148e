import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmployersModule } from '../employers/index.js';
import { FollowUpsModule } from '../follow-ups/index.js';
import { PracticesResolver } from './practices.resolver.js';
import { PracticesService } from './practices.service.js';
import { PracticesStore } from './practices.store.js';
import { ScriptEditingResolver } from './script-editing.resolver.js';
import { ScriptEditing } from './script-editing.service.js';
import { ScriptFactsStore } from './script-facts.store.js';
import { ScriptChoice, ScriptPractice, ScriptVersion } from './script.entity.js';
import { ScriptsResolver } from './scripts.resolver.js';
import { ScriptsService } from './scripts.service.js';
import { ScriptsStore } from './scripts.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([ScriptChoice, ScriptPractice, ScriptVersion]), EmployersModule, FollowUpsModule],
  providers: [
    PracticesResolver,
    PracticesService,
    PracticesStore,
    ScriptEditing,
    ScriptEditingResolver,
    ScriptFactsStore,
    ScriptsResolver,
    ScriptsService,
    ScriptsStore,
  ],
})
export class ScriptsModule {}
