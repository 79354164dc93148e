/** Words from which people, employers and positions are made up. */

const words = (text: string): readonly string[] => text.split(' ');

export const GIVEN_NAMES = words(
  'Ada Amara Andre Beatriz Bjorn Carlos Chloe Daniel Dmitri Elena Emeka Fatima Grace Hana Hiro Ines Isaac Jamal Jose Julia Kofi Lars Leila Lucas Maria Mei Mohammed Nadia Noah Olga Priya Quinn Rafael Rosa Samuel Sofia Tariq Uma Victor Wei Yara Zoe',
);
export const FAMILY_NAMES = words(
  "Abara Adeyemi Andersen Bauer Bianchi Brown Capek Chen Costa Diaz Eriksen Fischer Garcia Haddad Hughes Ivanov Jensen Johnson Kaya Kim Kowalski Lee Lopez Martin Mbeki Miller Nguyen Nowak Okafor O'Neil Patel Perez Quist Reyes Rivera Rossi Sato Silva Singh Smith Tanaka Ueda Vargas Weber Yilmaz Zhang",
);
export const EMPLOYER_FIRST = words(
  'Amber Apex Arbor Aspen Atlas Beacon Birch Blue Bright Cedar Clear Coral Crown Delta Eagle Echo Ember Evergreen Falcon First Granite Green Harbor Helix Horizon Iron Juniper Keystone Lake Liberty Lumen Maple Meridian Metro Nimbus North Oak Orchard Pacific Pioneer Prairie Quartz River Sierra Silver Summit Union Vertex',
);
export const EMPLOYER_SECOND = [
  ...[
    'Analytics',
    'Architects',
    'Bank',
    'Biotech',
    'Builders',
    'Capital',
    'City Schools',
    'Clinics',
    'Consulting',
    'Credit Union',
  ],
  ...[
    'Design',
    'Dynamics',
    'Education',
    'Electric',
    'Energy',
    'Engineering',
    'Farms',
    'Foods',
    'Foundation',
    'Freight',
  ],
  ...['Health', 'Hospital', 'Hotels', 'Insurance', 'Labs', 'Legal', 'Logistics', 'Manufacturing', 'Media', 'Motors'],
  ...[
    'Networks',
    'Optics',
    'Partners',
    'Pharma',
    'Power',
    'Publishing',
    'Robotics',
    'Software',
    'Solutions',
    'Systems',
  ],
];
export const POSITIONS = [
  ...[
    'Accountant',
    'Account Executive',
    'Administrative Assistant',
    'Business Analyst',
    'Civil Engineer',
    'Community Organizer',
  ],
  ...[
    'Customer Success Associate',
    'Data Analyst',
    'Data Engineer',
    'Electrician Apprentice',
    'Financial Analyst',
    'Graphic Designer',
  ],
  ...[
    'Help Desk Technician',
    'Human Resources Assistant',
    'Laboratory Technician',
    'Marketing Coordinator',
    'Mechanical Engineer',
  ],
  ...[
    'Medical Assistant',
    'Operations Associate',
    'Paralegal',
    'Product Manager',
    'Project Coordinator',
    'Quality Engineer',
  ],
  ...[
    'Registered Nurse',
    'Research Assistant',
    'Sales Representative',
    'Software Engineer',
    'Supply Chain Analyst',
    'Teacher',
    'UX Researcher',
  ],
];
export const PROGRAMS = [
  'Accounting',
  'Biology',
  'Business Administration',
  'Computer Science',
  'Economics',
  'Education',
  'Nursing',
  'Psychology',
];
export const CITIES = [
  'Albany',
  'Austin',
  'Boise',
  'Chicago',
  'Denver',
  'Fresno',
  'Madison',
  'Newark',
  'Portland',
  'Remote',
  'Tulsa',
];
export const SOURCES = ['Career fair', 'Referral', 'Job board', 'Company site', 'Counselor', 'Alumni'];
export const CONTACT_TITLES = ['Recruiter', 'Hiring Manager', 'Team Lead', 'Director', 'Office Manager'];
