"""Migrations, one file each in versions/, run by `neckload.store.database.bring_up_to_date`."""
