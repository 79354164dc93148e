/** Words from which people, employers and positions are made up. */

const words = (text: string): readonly string[] => text.split(' ');
const phrases = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(', '));

export const GIVEN_NAMES = words(
  'Ada Amara Andre Beatriz Björn Carlos Chloé Daniel Dmitri Elena Emeka Fatima Grace Hana Hiro Inés Isaac Jamal José ' +
    'Julia Kofi Lars Leila Lucas Maria Mei Mohammed Nadia Noah Olga Priya Quinn Rafael Rosa Samuel Sofia Tariq Uma Victor Wei Yara Zoë',
);
export const FAMILY_NAMES = words(
  'Abara Adeyemi Andersen Bauer Bianchi Brown Čapek Chen Costa Díaz Eriksen Fischer García Haddad Hughes Ivanov Jensen ' +
    'Johnson Kaya Kim Kowalski Lee López Martin Mbeki Miller Nguyen Nowak Okafor O’Neil Patel Pérez Quist Reyes Rivera ' +
    'Rossi Sato Silva Singh Smith Tanaka Ueda Vargas Weber Yılmaz Zhang',
);
export const EMPLOYER_FIRST = words(
  'Amber Apex Arbor Aspen Atlas Beacon Birch Blue Bright Cedar Clear Coral Crown Delta Eagle Echo Ember Evergreen Falcon ' +
    'First Granite Green Harbor Helix Horizon Iron Juniper Keystone Lake Liberty Lumen Maple Meridian Metro Nimbus North ' +
    'Oak Orchard Pacific Pioneer Prairie Quartz River Sierra Silver Summit Union Vertex',
);
export const EMPLOYER_SECOND = phrases(
  'Analytics, Architects, Bank, Biotech, Builders, Capital, City Schools, Clinics, Consulting, Credit Union',
  'Design, Dynamics, Education, Electric, Energy, Engineering, Farms, Foods, Foundation, Freight',
  'Health, Hospital, Hotels, Insurance, Labs, Legal, Logistics, Manufacturing, Media, Motors',
  'Networks, Optics, Partners, Pharma, Power, Publishing, Robotics, Software, Solutions, Systems',
);
export const POSITIONS = phrases(
  'Accountant, Account Executive, Administrative Assistant, Business Analyst, Civil Engineer, Community Organizer',
  'Customer Success Associate, Data Analyst, Data Engineer, Electrician Apprentice, Financial Analyst, Graphic Designer',
  'Help Desk Technician, Human Resources Assistant, Laboratory Technician, Marketing Coordinator, Mechanical Engineer',
  'Medical Assistant, Operations Associate, Paralegal, Product Manager, Project Coordinator, Quality Engineer',
  'Registered Nurse, Research Assistant, Sales Representative, Software Engineer, Supply Chain Analyst, Teacher',
);
export const PROGRAMS = phrases(
  'Accounting, Biology, Business, Computer Science, Economics, Education, Nursing, Psychology',
);
export const CITIES = phrases(
  'Albany, Austin, Boise, Chicago, Denver, Fresno, Madison, Newark, Portland, Remote, Tulsa',
);
export const SOURCES = phrases('Career fair, Referral, Job board, Company site, Counselor, Alumni');
export const CONTACT_TITLES = phrases('Recruiter, Hiring Manager, Team Lead, Director, Office Manager');
