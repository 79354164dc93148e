export { normalizedName } from './domain/normalized-name.js';
export { Employer } from './employer.entity.js';
export { EmployerType } from './employers.graphql.js';
export { EmployersModule } from './employers.module.js';
export { EmployersService } from './employers.service.js';
export { EmployersStore } from './employers.store.js';
